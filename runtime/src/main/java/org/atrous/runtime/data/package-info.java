/**
 * From the files of a data set to batches.
 *
 * <ol>
 *   <li>{@link org.atrous.runtime.data.DatasetFolder} finds the pairs of image and label of a split
 *   <li>{@link org.atrous.runtime.data.SampleSource} loads one of them, decoded and checked
 *   <li>{@link org.atrous.runtime.data.BatchSchedule} says which samples a step sees
 *   <li>{@link org.atrous.runtime.data.Augmentation} makes a crop of a sample, in its place in a
 *       batch
 *   <li>{@link org.atrous.runtime.data.BatchPipeline} does all this ahead of training
 * </ol>
 *
 * <p>Everything drawn at random depends on the seed, the step and the place in the batch, and on
 * nothing else: not on threads, and not on the step with which a run began.
 */
@NullMarked
package org.atrous.runtime.data;

import org.jspecify.annotations.NullMarked;
