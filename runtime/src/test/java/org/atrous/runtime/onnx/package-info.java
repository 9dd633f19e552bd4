@NullMarked
package org.atrous.runtime.onnx;

import org.jspecify.annotations.NullMarked;
