/** What a network is, as tables and dumps. */
@NullMarked
package org.atrous.compiler.report;

import org.jspecify.annotations.NullMarked;
