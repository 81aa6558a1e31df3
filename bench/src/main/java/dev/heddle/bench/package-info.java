/** Heddle beside its peers: one package per comparison, each a program that measures both sides in one run and prints their ratio. */
@NullMarked
package dev.heddle.bench;

import org.jspecify.annotations.NullMarked;
