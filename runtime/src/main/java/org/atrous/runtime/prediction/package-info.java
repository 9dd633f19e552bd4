/** What a trained network sees in images. */
@NullMarked
package org.atrous.runtime.prediction;

import org.jspecify.annotations.NullMarked;
