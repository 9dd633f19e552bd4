package org.atrous.runtime.claim;

/**
 * The content of a claim's file.
 *
 * @param owner who made it
 * @param beat counts up as long as the owner works
 * @param released whether the owner gave it back
 */
record ClaimFile(Owner owner, long beat, boolean released) {}
