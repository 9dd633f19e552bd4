package org.atrous.runtime.session;

/**
 * What a run is computed on, on which its last bits depend.
 *
 * @param device as {@link Device} writes it
 * @param deterministic whether a GPU was held to operations that give the same bits each time; a
 *     processor always gives them
 */
public record ComputeSettings(String device, boolean deterministic) {
  /** On the processor. */
  public static final ComputeSettings CPU = new ComputeSettings(Device.CPU.toString(), true);
}
