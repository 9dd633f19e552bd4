package org.atrous.runtime.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.atrous.runtime.experiment.Precision;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/** Chooses the device of this process, and lists those that TensorFlow sees. */
public final class Devices {
  /** Tells TensorFlow's kernels to be deterministic; read when the first of them is made. */
  public static final String DETERMINISM = "TF_DETERMINISTIC_OPS";

  private Devices() {}

  /**
   * Makes all later sessions of this process compute on a device. Where a GPU is asked for and
   * there is none that TensorFlow can use, it is the processor. To be called before TensorFlow's
   * classes are touched.
   *
   * @param wanted the device
   * @param deterministic whether a GPU has to give the same bits each time
   * @param note is told why it is the processor instead
   * @return what it is, for a run's record
   * @throws UnsupportedPlatformException if there are GPUs, but none of the number; or if
   *     TensorFlow wasn't told to be deterministic when the process began
   */
  public static ComputeSettings use(Device wanted, boolean deterministic, Consumer<String> note) {
    if (wanted.isGpu() && canUseGpu(wanted, note)) {
      if (deterministic) {
        requireDeterminism(System.getenv(DETERMINISM));
      }
      return new ComputeSettings(wanted.toString(), deterministic);
    }
    Sessions.useDevice(Device.CPU);
    return ComputeSettings.CPU;
  }

  private static boolean canUseGpu(Device wanted, Consumer<String> note) {
    List<String> missing = GpuLibraries.prepare();
    if (!missing.isEmpty()) {
      note.accept(
          "There is no GPU to compute on, so it is the processor: %s. `atrous doctor` says more."
              .formatted(String.join("; ", missing)));
      return false;
    }
    Sessions.useDevice(wanted);
    if (visible().stream().noneMatch(VisibleDevice::isGpu)) {
      note.accept(
          "TensorFlow sees no GPU, so it is the processor: TF_CPP_MIN_LOG_LEVEL=0 shows why.");
      return false;
    }
    return true;
  }

  static void requireDeterminism(@Nullable String set) {
    if (!"1".equals(set) && !"true".equals(set)) {
      throw new UnsupportedPlatformException(
          "a GPU is deterministic only if %s=1 is set when the program starts"
              .formatted(DETERMINISM),
          "set it, or start by ./atrous, which sets it for --deterministic");
    }
  }

  /**
   * The devices that TensorFlow sees, as it is configured for the device of this process.
   *
   * @throws UnsupportedPlatformException if it can't make them ready
   */
  @SuppressWarnings("try") // what is made inside belongs to the scope
  public static List<VisibleDevice> visible() {
    byte[] configuration = Sessions.configuration(Precision.FLOAT32).toByteArray();
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
      tensorflow.TF_SetConfig(
          options, new BytePointer(configuration), configuration.length, status);
      requireSound(status);
      TF_Session session = TF_Session.newSession(TF_Graph.newGraph(), options, status);
      requireSound(status);
      TF_DeviceList list = tensorflow.TF_SessionListDevices(session, status);
      requireSound(status);
      try {
        List<VisibleDevice> devices = new ArrayList<>();
        for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
          devices.add(
              new VisibleDevice(
                  tensorflow.TF_DeviceListName(list, i, status).getString(),
                  tensorflow.TF_DeviceListType(list, i, status).getString(),
                  tensorflow.TF_DeviceListMemoryBytes(list, i, status)));
        }
        return devices;
      } finally {
        tensorflow.TF_DeleteDeviceList(list);
      }
    }
  }

  private static void requireSound(TF_Status status) {
    if (tensorflow.TF_GetCode(status) != tensorflow.TF_OK) {
      throw new UnsupportedPlatformException(
          "TensorFlow can't make its devices ready: "
              + tensorflow.TF_Message(status).getString().strip(),
          "`atrous doctor` says which devices there are; --device names one of them");
    }
  }
}
