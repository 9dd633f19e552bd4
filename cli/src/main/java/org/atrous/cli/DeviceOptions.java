package org.atrous.cli;

import org.atrous.runtime.session.ComputeSettings;
import org.atrous.runtime.session.Device;
import org.atrous.runtime.session.Devices;
import org.atrous.runtime.session.TrainingPlatform;
import picocli.CommandLine.Option;

/** On what TensorFlow computes. */
final class DeviceOptions {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "${env:ATROUS_DEVICE:-cpu}",
      description =
          "cpu, gpu, or gpu:1 for the second GPU (default: the variable ATROUS_DEVICE, else cpu)."
              + " Where there is no GPU, it is the processor.")
  @SuppressWarnings("NullAway.Init") // has a default
  private String device;

  @Option(
      names = "--deterministic",
      description =
          "On a GPU, take only operations that give the same bits each time, which is slower; a"
              + " processor always gives them.")
  private boolean deterministic;

  /**
   * The device that is asked for.
   *
   * @throws org.atrous.runtime.BadInputException if the text names none
   */
  Device device() {
    return Device.parse(device);
  }

  /**
   * Makes this process compute on the device. Comes before all else that touches TensorFlow.
   *
   * @return the device, for a run's record
   */
  ComputeSettings use(Console console) {
    TrainingPlatform.require();
    return Devices.use(device(), deterministic, console::note);
  }
}
