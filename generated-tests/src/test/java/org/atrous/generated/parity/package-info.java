/**
 * Networks of the zoo beside the implementations that they describe: the same weights and images
 * give the same logits. What those implementations answer lies in fixtures, which {@code
 * scripts/parity} makes; the weights are made anew on both sides, by a formula.
 */
@NullMarked
package org.atrous.generated.parity;

import org.jspecify.annotations.NullMarked;
