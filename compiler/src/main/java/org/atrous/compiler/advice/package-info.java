/** What is no mistake, but would be regretted after a training: the semantic warnings. */
@NullMarked
package org.atrous.compiler.advice;

import org.jspecify.annotations.NullMarked;
