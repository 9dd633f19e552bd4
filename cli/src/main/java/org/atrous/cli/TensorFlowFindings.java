package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atrous.runtime.BadInputException;
import org.atrous.runtime.session.Device;
import org.atrous.runtime.session.Devices;
import org.atrous.runtime.session.GpuLibraries;
import org.atrous.runtime.session.NativeLibraries;
import org.atrous.runtime.session.NvidiaDriver;
import org.atrous.runtime.session.SystemLibraries;
import org.atrous.runtime.session.VisibleDevice;
import org.jspecify.annotations.Nullable;

/** What TensorFlow, its libraries and its devices are. */
final class TensorFlowFindings {
  /** Unpacked, TensorFlow alone, and with CUDA and cuDNN. */
  private static final long UNPACKED = 700L << 20;

  private static final long UNPACKED_GPU = 4L << 30;

  private final Device device;
  private final List<Finding> findings = new ArrayList<>();

  private TensorFlowFindings(Device device) {
    this.device = device;
  }

  /** All there is to say, for a device that training is to run on. */
  static List<Finding> all(Device device) {
    TensorFlowFindings found = new TensorFlowFindings(device);
    try {
      found.cache();
      found.gpu();
      found.tensorFlow();
    } catch (LinkageError e) {
      found.findings.add(
          Finding.missing(
              "tensorflow",
              "can't be loaded: " + e.getMessage(),
              "TensorFlow has libraries for Linux (x86-64, arm64) and macOS (arm64); on one of these,"
                  + " build again: ./atrous --rebuild"));
    }
    return found.findings;
  }

  private void cache() {
    try {
      Path cache = NativeLibraries.cache();
      long free = Files.getFileStore(cache).getUsableSpace();
      boolean unpacked;
      try (var entries = Files.list(cache)) {
        String build = device.isGpu() ? "-gpu.jar" : ".jar";
        unpacked =
            entries
                .map(entry -> entry.getFileName().toString())
                .anyMatch(
                    name -> name.startsWith("tensorflow-core-native") && name.endsWith(build));
      }
      String found = "%s, %s free on its disk".formatted(cache, Numbers.bytes(free));
      long needed = device.isGpu() ? UNPACKED_GPU : UNPACKED;
      findings.add(
          !unpacked && free < needed
              ? Finding.missing(
                  "cache",
                  found,
                  "%s are needed to unpack TensorFlow: make room, or name another folder by JAVA_OPTS="
                          .formatted(Numbers.bytes(needed))
                      + "-Dorg.bytedeco.javacpp.cachedir=FOLDER")
              : Finding.ok("cache", found));
    } catch (IOException e) {
      findings.add(
          Finding.missing(
              "cache",
              "JavaCPP's cache can't be used: " + e.getMessage(),
              "name a folder that can be written to by"
                  + " JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER"));
    }
  }

  private void gpu() {
    Optional<NvidiaDriver> driver = NvidiaDriver.find();
    boolean build = GpuLibraries.haveTensorFlow();
    if (driver.isEmpty()) {
      findings.add(
          device.isGpu()
              ? Finding.note(
                  "gpu driver",
                  "none: libcuda.so.1 isn't found",
                  "install NVIDIA's driver, 525 or later; without it training runs on the processor")
              : Finding.ok("gpu driver", "none; it is needed for GPUs alone"));
    } else {
      String version = driver.get().version().map(v -> "NVIDIA " + v + ", ").orElse("");
      findings.add(Finding.ok("gpu driver", version + driver.get().library()));
    }
    if (!build) {
      findings.add(
          driver.isPresent() || device.isGpu()
              ? Finding.note(
                  "gpu build",
                  "no: this is the build for processors",
                  "ATROUS_DEVICE=gpu ./atrous doctor makes the other one, and fetches 2.5 GB")
              : Finding.ok("gpu build", "no"));
      return;
    }
    findings.add(Finding.ok("gpu build", "yes, TensorFlow's for GPUs"));
    findings.add(
        GpuLibraries.haveCuda()
            ? Finding.ok("cuda", "from Maven Central: " + String.join(" ", GpuLibraries.names()))
            : systemsCuda());
  }

  /** Where the build brings none. */
  private static Finding systemsCuda() {
    List<String> there = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : GpuLibraries.names()) {
      SystemLibraries.find(name)
          .ifPresentOrElse(path -> there.add(path.toString()), () -> missing.add(name));
    }
    return missing.isEmpty()
        ? Finding.ok("cuda", String.join(" ", there))
        : Finding.note(
            "cuda",
            "missing: " + String.join(" ", missing),
            "ATROUS_DEVICE=gpu ./atrous --rebuild brings CUDA and cuDNN");
  }

  private void tensorFlow() {
    List<String> notes = new ArrayList<>();
    String used;
    List<VisibleDevice> visible;
    try {
      used = Devices.use(device, false, notes::add).device();
      String version = NativeLibraries.load();
      visible = Devices.visible();
      String library = NativeLibraries.loaded().map(path -> ", " + path).orElse("");
      findings.add(Finding.ok("tensorflow", version + library));
    } catch (BadInputException e) {
      findings.add(Finding.missing("devices", e.what(), e.help()));
      return;
    }
    findings.add(oneDnn(System.getenv("TF_ENABLE_ONEDNN_OPTS")));
    String all =
        visible.stream()
            .map(
                each ->
                    each.isGpu()
                        ? "GPU with %s".formatted(Numbers.bytes(each.memory()))
                        : each.type())
            .distinct()
            .collect(Collectors.joining(", "));
    findings.add(
        notes.isEmpty()
            ? Finding.ok("devices", "%s; training runs on %s".formatted(all, used))
            : Finding.note("devices", all + "; training runs on " + used, notes.get(0)));
  }

  static Finding oneDnn(@Nullable String set) {
    return "0".equals(set)
        ? Finding.note(
            "onednn",
            "off",
            "unset TF_ENABLE_ONEDNN_OPTS: with oneDNN atrous convolution is quicker, and bf16 works")
        : Finding.ok("onednn", set == null ? "on, as TensorFlow decides" : "on");
  }
}
