/** Finds out what lies in a folder of images and labels that no data set declares yet. */
@NullMarked
package org.atrous.runtime.discovery;

import org.jspecify.annotations.NullMarked;
