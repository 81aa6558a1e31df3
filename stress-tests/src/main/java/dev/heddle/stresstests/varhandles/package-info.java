/** Each access mode of VarHandle, from the weakest to the strongest, with what it promises and no more. */
package dev.heddle.stresstests.varhandles;
