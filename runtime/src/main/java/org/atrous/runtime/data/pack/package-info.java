/**
 * A data set's samples, decoded once and packed into a few large files.
 *
 * <pre>
 * packed.json           how the data set was declared, and its splits
 * train.index.jsonl     a line for each sample of a split: its name and where it lies
 * train-00000.tfrecord  samples, as records of tensorflow.Example
 * </pre>
 *
 * <p>{@link org.atrous.runtime.data.pack.Packing} writes such a folder, {@link
 * org.atrous.runtime.data.pack.PackedFolder} reads it; {@link
 * org.atrous.runtime.data.pack.SampleFolders} tells it from a folder of files.
 */
@NullMarked
package org.atrous.runtime.data.pack;

import org.jspecify.annotations.NullMarked;
