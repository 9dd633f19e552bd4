package org.atrous.runtime.experiment;

import org.jspecify.annotations.Nullable;

/**
 * Batch norm in training.
 *
 * @param decay of the running averages, or null for the network's own
 * @param epsilon or null for the network's own
 * @param frozen whether it uses its running averages, and leaves gamma and beta
 */
public record BatchNormSettings(@Nullable Double decay, @Nullable Double epsilon, boolean frozen) {}
