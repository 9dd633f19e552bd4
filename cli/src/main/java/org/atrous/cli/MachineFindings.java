package org.atrous.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.atrous.runtime.machine.MachineMemory;
import org.atrous.runtime.machine.Processor;
import org.atrous.runtime.session.TrainingPlatform;
import org.atrous.runtime.session.UnsupportedPlatformException;

/** What the machine and its Java are. */
final class MachineFindings {
  /** Training the smallest networks needs about as much. */
  private static final long LITTLE = 2L << 30;

  private static final List<String> VARIABLES =
      List.of("ATROUS_", "TF_", "JAVA_OPTS", "JAVA_HOME", "CUDA_", "LD_LIBRARY_PATH", "OMP_");

  private MachineFindings() {}

  static List<Finding> all(Map<String, String> environment) throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("atrous", VersionReader.atrous()));
    findings.add(java());
    findings.add(system());
    findings.add(processor(Processor.here()));
    findings.add(memory(MachineMemory.now()));
    findings.add(variables(environment));
    return findings;
  }

  private static Finding java() {
    String version =
        "%s (%s), in %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("java.home"));
    return ToolProvider.getSystemJavaCompiler() == null
        ? Finding.missing(
            "java", version + ", without a compiler", "install a JDK, 17 or later, not a JRE")
        : Finding.ok("java", version);
  }

  private static Finding system() {
    String system =
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"));
    try {
      TrainingPlatform.require();
      return Finding.ok("system", system);
    } catch (UnsupportedPlatformException e) {
      return Finding.missing("system", system + ": " + e.what(), e.help());
    }
  }

  static Finding processor(Processor processor) {
    String cores =
        processor.usable() == processor.cores()
            ? Console.counted(processor.cores(), "core")
            : "%d of %s".formatted(processor.usable(), Console.counted(processor.cores(), "core"));
    String features =
        processor.features().isEmpty() ? "" : ", " + String.join(" ", processor.features());
    String bf16 = processor.hasBf16() ? ": precision bf16 pays" : ": precision bf16 doesn't pay";
    return Finding.ok(
        "processor",
        processor.name() + (processor.name().isEmpty() ? "" : ", ") + cores + features + bf16);
  }

  static Finding memory(MachineMemory memory) {
    String found =
        "%s free of %s".formatted(Numbers.bytes(memory.free()), Numbers.bytes(memory.total()));
    String limited =
        memory
            .limit()
            .map(
                limit ->
                    ", limited to %s by %s".formatted(Numbers.bytes(limit.bytes()), limit.file()))
            .orElse("");
    return memory.free() < LITTLE
        ? Finding.note(
            "memory",
            found + limited,
            "small networks alone can be trained: end other programs, or raise the limit")
        : Finding.ok("memory", found + limited);
  }

  static Finding variables(Map<String, String> environment) {
    Map<String, String> told = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (VARIABLES.stream().anyMatch(name::startsWith)) {
            told.put(name, value);
          }
        });
    List<String> words = new ArrayList<>();
    told.forEach((name, value) -> words.add(name + "=" + value));
    return Finding.ok("variables", words.isEmpty() ? "none" : String.join(" ", words));
  }
}
