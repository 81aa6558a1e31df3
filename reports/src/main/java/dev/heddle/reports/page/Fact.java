package dev.heddle.reports.page;

/** A name and its value. */
record Fact(String name, String value) {}
