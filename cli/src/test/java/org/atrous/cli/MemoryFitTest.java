package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.atrous.runtime.machine.MachineMemory;
import org.atrous.runtime.machine.MemoryLimit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MemoryFitTest {
  private static final long GIB = 1L << 30;

  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(
          new CommandLine(new Atrous()).setErr(new PrintWriter(err, true)).getCommandSpec());

  @Test
  void whatFitsWithJavasHeapAtItsLargestIsNotMentioned() {
    check(machine(16, 12), 4, 2, false);

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatFitsOnlyWhileTheHeapIsSmallIsNoted() {
    check(machine(16, 5), 4, 2, false);

    assertThat(err.toString()).contains("training needs about 4.00 GiB");
    assertThat(err.toString()).contains("it is close; lower the batch.");
  }

  @Test
  void whatDoesNotFitIsAnErrorWithItsFiguresAndTheCure() {
    InputException problem =
        assertThrows(InputException.class, () -> check(machine(16, 3), 4, 2, false));

    assertThat(problem.what())
        .isEqualTo(
            "training needs about 4.00 GiB, and 3.00 GiB of memory can still be had of the"
                + " machine's 16.00 GiB");
    assertThat(problem.help()).isEqualTo("lower the batch; --ignore-memory goes on in any case");
  }

  @Test
  void aContainersLimitIsNamed() {
    MachineMemory memory =
        new MachineMemory(
            16 * GIB,
            12 * GIB,
            Optional.of(new MemoryLimit("/sys/fs/cgroup/memory.max", 4 * GIB, 2 * GIB)));

    InputException problem = assertThrows(InputException.class, () -> check(memory, 3, 1, false));

    assertThat(problem.what())
        .endsWith(
            "2.00 GiB of memory can still be had (the limit in `/sys/fs/cgroup/memory.max` is 4.00"
                + " GiB)");
  }

  @Test
  void whoIgnoresItIsWarned() {
    check(machine(16, 3), 4, 2, true);

    assertThat(err.toString()).startsWith("warning: training needs about 4.00 GiB");
  }

  private static MachineMemory machine(long total, long available) {
    return new MachineMemory(total * GIB, available * GIB, Optional.empty());
  }

  private void check(MachineMemory memory, long needed, long heap, boolean ignored) {
    new MemoryFit(memory, heap * GIB)
        .check("training", needed * GIB, "lower the batch", ignored, console);
  }
}
