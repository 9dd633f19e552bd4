package org.atrous.cli;

import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.MemoryEstimate;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.machine.MachineMemory;
import org.atrous.runtime.machine.MemoryLimit;

/**
 * Whether memory is there for what is about to begin. A kernel that runs out of it kills processes
 * without a word, so it must be asked before.
 *
 * @param memory of the machine
 * @param heap bytes by which Java's heap may still grow
 */
record MemoryFit(MachineMemory memory, long heap) {

  /** That of this process now. */
  static MemoryFit now() {
    Runtime java = Runtime.getRuntime();
    return new MemoryFit(MachineMemory.now(), java.maxMemory() - java.totalMemory());
  }

  /** Holds training by a recipe against the memory. */
  void check(PlannedNetwork network, Recipe recipe, boolean ignored, Console console) {
    MapSize crop = MapSize.of(recipe.cropHeight(), recipe.cropWidth());
    long needed =
        MemoryEstimate.of(
                network, recipe.outputStride(), crop, recipe.batch(), RecipeMemory.slots(recipe))
            .training();
    String help =
        "lower batch (%d, which `accumulate` makes up for) or crop (%dx%d), or raise the output stride (%d)"
            .formatted(
                recipe.batch(), recipe.cropHeight(), recipe.cropWidth(), recipe.outputStride());
    check("training `%s`".formatted(network.network().name()), needed, help, ignored, console);
  }

  /**
   * Holds a need against the memory.
   *
   * @param what is about to begin
   * @param needed bytes beside Java's heap
   * @param help what to lower
   * @param ignored whether to go on in any case
   * @throws InputException if it doesn't fit
   */
  void check(String what, long needed, String help, boolean ignored, Console console) {
    String need =
        "%s needs about %s, and %s of memory can still be had%s"
            .formatted(what, Numbers.bytes(needed), Numbers.bytes(memory.free()), limit());
    if (needed > memory.free()) {
      if (!ignored) {
        throw new InputException(need, help + "; --ignore-memory goes on in any case");
      }
      console.warning(need);
    } else if (needed + heap > memory.free()) {
      console.note(
          "%s, of which Java may take %s: it is close; %s."
              .formatted(need, Numbers.bytes(heap), help));
    }
  }

  private String limit() {
    return memory.isLimited()
        ? memory.limit().map(MemoryFit::described).orElse("")
        : " of the machine's " + Numbers.bytes(memory.total());
  }

  private static String described(MemoryLimit limit) {
    return " (the limit in `%s` is %s)".formatted(limit.file(), Numbers.bytes(limit.bytes()));
  }
}
