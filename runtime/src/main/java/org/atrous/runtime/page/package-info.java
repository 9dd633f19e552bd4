/**
 * Reports as documents: sections of facts, tables, charts and pictures, and the page of HTML that
 * holds all of them.
 */
@NullMarked
package org.atrous.runtime.page;

import org.jspecify.annotations.NullMarked;
