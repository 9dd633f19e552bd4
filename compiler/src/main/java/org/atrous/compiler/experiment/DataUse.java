package org.atrous.compiler.experiment;

/** What a recipe or evaluation works on: {@code data camvid split train}. */
public record DataUse(DatasetSpec dataset, String split) {}
