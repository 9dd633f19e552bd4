package org.atrous.runtime.session;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * The native libraries with which TensorFlow uses an NVIDIA GPU. TensorFlow's own and those of CUDA
 * and cuDNN come as dependencies (Maven profile {@code gpu}); the driver alone is the machine's.
 *
 * <p>TensorFlow asks the system for CUDA's libraries by their names when it first needs them. Those
 * of the dependencies lie in JavaCPP's cache, where the system doesn't look; but a library that the
 * process has loaded already is found by its name, wherever it came from.
 */
public final class GpuLibraries {
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String TENSORFLOW =
      "org/tensorflow/internal/c_api/linux-x86_64-gpu/libtensorflow_cc.so.2";
  private static final String CUDA = "org/bytedeco/cuda/linux-x86_64/";

  /**
   * What TensorFlow 2.18 opens, each after those that it needs; libraries that others open by
   * themselves are only unpacked beside them.
   */
  private static final List<String> LOADED =
      List.of(
          "libcudart.so.12",
          "libnvJitLink.so.12",
          "libcublasLt.so.12",
          "libcublas.so.12",
          "libcufft.so.11",
          "libcusparse.so.12",
          "libcusolver.so.11",
          "libcupti.so.12",
          "libcudnn.so.9");

  private static final List<String> UNPACKED =
      List.of(
          "libcudnn_graph.so.9",
          "libcudnn_ops.so.9",
          "libcudnn_cnn.so.9",
          "libcudnn_adv.so.9",
          "libcudnn_heuristic.so.9",
          "libcudnn_engines_precompiled.so.9",
          "libcudnn_engines_runtime_compiled.so.9",
          "libnvrtc.so.12",
          "libnvrtc-builtins.so.12.6");

  private GpuLibraries() {}

  /** Names of the libraries of CUDA and cuDNN that TensorFlow opens. */
  public static List<String> names() {
    return LOADED;
  }

  /** Whether the GPU build of TensorFlow is on the class path. */
  public static boolean haveTensorFlow() {
    return resource(TENSORFLOW) != null;
  }

  /** Whether CUDA's libraries are on the class path. */
  public static boolean haveCuda() {
    return resource(CUDA + LOADED.get(0)) != null;
  }

  /**
   * Makes TensorFlow's GPU build the one that is loaded, with its libraries. To be called before
   * TensorFlow's classes are touched.
   *
   * @return what is missing, a phrase each; empty where all is there
   */
  static List<String> prepare() {
    List<String> missing = missing(haveTensorFlow(), SystemLibraries.find(NvidiaDriver.LIBRARY));
    if (missing.isEmpty()) {
      System.setProperty(EXTENSION, "-gpu");
      if (haveCuda()) {
        load();
      }
    }
    return missing;
  }

  static List<String> missing(boolean tensorFlow, Optional<Path> driver) {
    List<String> missing = new ArrayList<>();
    if (driver.isEmpty()) {
      missing.add("NVIDIA's driver (%s) isn't installed".formatted(NvidiaDriver.LIBRARY));
    }
    if (!tensorFlow) {
      missing.add(
          "this is the build for processors; ATROUS_DEVICE=gpu ./atrous makes the other one");
    }
    return missing;
  }

  /**
   * Unpacks CUDA's libraries into JavaCPP's cache, once, and loads them.
   *
   * @return where each is that TensorFlow opens
   * @throws UnsupportedPlatformException if one can't be unpacked or loaded
   */
  public static Map<String, Path> load() {
    Map<String, Path> loaded = new LinkedHashMap<>();
    UNPACKED.forEach(GpuLibraries::unpack);
    LOADED.forEach(name -> loaded.put(name, unpack(name)));
    loaded.forEach(GpuLibraries::load);
    return loaded;
  }

  private static Path unpack(String name) {
    URL url = resource(CUDA + name);
    if (url == null) {
      throw new UnsupportedPlatformException(
          "the dependencies lack CUDA's `%s`".formatted(name),
          "build again: ATROUS_DEVICE=gpu ./atrous --rebuild");
    }
    try {
      File file = Loader.cacheResource(url);
      return file.toPath();
    } catch (IOException e) {
      throw new UnsupportedPlatformException(
          "CUDA's `%s` can't be unpacked: %s".formatted(name, e.getMessage()),
          "about 2.5 GB are needed in JavaCPP's cache (~/.javacpp/cache, or where the property"
              + " org.bytedeco.javacpp.cachedir says)");
    }
  }

  private static void load(String name, Path file) {
    try {
      System.load(file.toAbsolutePath().toString());
    } catch (UnsatisfiedLinkError e) {
      throw new UnsupportedPlatformException(
          "CUDA's `%s` can't be loaded: %s".formatted(name, e.getMessage()),
          "install what it names; `atrous doctor` says what is there");
    }
  }

  private static @Nullable URL resource(String path) {
    return GpuLibraries.class.getClassLoader().getResource(path);
  }
}
