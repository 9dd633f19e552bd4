package org.atrous.compiler.experiment;

/** What a recipe or evaluation works on: {@code data camvid split train}. */
record DataUse(String dataset, String split) {}
