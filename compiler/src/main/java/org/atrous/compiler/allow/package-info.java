/** Warnings that a spec silences by code, with a reason; no other phase knows of them. */
@NullMarked
package org.atrous.compiler.allow;

import org.jspecify.annotations.NullMarked;
