/** Runs the trials of a sweep on a cluster: by Slurm's commands, or as a job of Kubernetes. */
@NullMarked
package org.atrous.runtime.cluster;

import org.jspecify.annotations.NullMarked;
