package org.atrous.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.atrous.runtime.progress.Display;
import org.atrous.runtime.progress.Progress;
import org.atrous.runtime.sweep.FailedTrial;
import org.atrous.runtime.sweep.Stop;
import org.atrous.runtime.sweep.SweepObserver;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.Trial;
import org.atrous.runtime.sweep.TrialState;

/**
 * Shows how a sweep goes: on a terminal a table of its trials that is drawn anew, else a line for
 * each thing that happens.
 */
final class SweepDisplay implements SweepObserver {
  private static final long REDRAW = Duration.ofSeconds(1).toNanos();
  private static final long LINE = Duration.ofMinutes(1).toNanos();
  private static final int MOST_ROWS = 24;

  private final SweepPlan plan;
  private final Display display;
  private final PrintWriter out;
  private final Map<Trial, Integer> numbers = new HashMap<>();
  private final Set<Trial> begun = new HashSet<>();
  private int drawn;
  private long next = System.nanoTime();

  /**
   * @param display as it suits the process
   * @param out where it is shown
   */
  SweepDisplay(SweepPlan plan, Display display, PrintWriter out) {
    this.plan = plan;
    this.display = display;
    this.out = out;
    List<Trial> trials = plan.trials();
    for (int i = 0; i < trials.size(); i++) {
      numbers.put(trials.get(i), i + 1);
    }
    if (display != Display.BAR) {
      next += LINE;
    }
  }

  /** {@code trial 3/12 (grid: (1, 2, 1), last: block5)}. */
  private String name(Trial trial) {
    return "trial %d/%d (%s)".formatted(numbers.get(trial), numbers.size(), plan.label(trial));
  }

  private void line(String text) {
    if (display == Display.NONE) {
      return;
    }
    erase();
    out.println(text);
    out.flush();
  }

  @Override
  public void started(Trial trial, int attempt) {
    if (attempt > 1) {
      line("%s: begins again, attempt %d".formatted(name(trial), attempt));
    } else if (display == Display.LINES) {
      line(name(trial) + (begun.add(trial) ? ": begins" : ": goes on"));
    }
  }

  @Override
  public void finished(Trial trial) {
    if (display == Display.LINES) {
      line(name(trial) + ": done");
    }
  }

  @Override
  public void paused(Trial trial, int step) {
    if (display == Display.LINES) {
      line("%s: measured at step %d".formatted(name(trial), step));
    }
  }

  @Override
  public void stopped(Trial trial, Stop why) {
    if (display == Display.LINES) {
      line("%s: stopped at step %d, %s".formatted(name(trial), why.step(), why.reason()));
    }
  }

  @Override
  public void failed(FailedTrial failed, boolean givenUp) {
    line("%s: %s%s".formatted(name(failed.trial()), failed.reason(), givenUp ? "; given up" : ""));
    failed.outputEnd().forEach(end -> line("  | " + end));
  }

  @Override
  public void takenOver(Trial trial) {
    line(name(trial) + ": another worker has taken it over");
  }

  @Override
  public void waiting(Supplier<List<TrialState>> states) {
    long now = System.nanoTime();
    if (display == Display.NONE || now - next < 0) {
      return;
    }
    next = now + (display == Display.BAR ? REDRAW : LINE);
    if (display == Display.BAR) {
      draw(states.get());
    } else {
      states.get().stream()
          .filter(state -> state.phase() == TrialState.Phase.RUNNING)
          .forEach(state -> line("%s: %s".formatted(name(state.trial()), progress(state))));
    }
  }

  private static String progress(TrialState state) {
    String loss =
        state.loss() == null ? "" : String.format(Locale.ROOT, ", loss %.3f", state.loss());
    return "step %d/%d%s%s"
        .formatted(
            state.step(),
            state.steps(),
            loss,
            state.secondsLeft() == null ? "" : ", " + left(state) + " left");
  }

  private static String left(TrialState state) {
    Double seconds = state.secondsLeft();
    return seconds == null ? "" : Progress.clock(Duration.ofSeconds(Math.round(seconds)));
  }

  private void draw(List<TrialState> states) {
    Table table =
        new Table(
            Table.Column.text("trial"),
            Table.Column.text("state"),
            Table.Column.number("step"),
            Table.Column.number("loss"),
            Table.Column.number("mIoU %"),
            Table.Column.number("left"));
    List<TrialState> shown = shown(states);
    for (TrialState state : shown) {
      table.row(
          plan.label(state.trial()),
          state.worker().isEmpty() ? word(state.phase()) : state.worker(),
          state.step() == 0 ? "" : "%d/%d".formatted(state.step(), state.steps()),
          state.loss() == null ? "" : String.format(Locale.ROOT, "%.3f", state.loss()),
          state.mIoU() == null ? "" : String.format(Locale.ROOT, "%.2f", 100 * state.mIoU()),
          state.phase() == TrialState.Phase.RUNNING ? left(state) : "");
    }
    long done = counted(states, TrialState.Phase.DONE);
    long stopped = counted(states, TrialState.Phase.STOPPED);
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(
        "%d of %s done%s%s"
            .formatted(
                done,
                Console.counted(states.size(), "trial"),
                stopped > 0 ? ", %d stopped early".formatted(stopped) : "",
                shown.size() < states.size()
                    ? "; %d not shown".formatted(states.size() - shown.size())
                    : ""));
    erase();
    lines.forEach(out::println);
    out.flush();
    drawn = lines.size();
  }

  private static long counted(List<TrialState> states, TrialState.Phase phase) {
    return states.stream().filter(state -> state.phase() == phase).count();
  }

  /** All, or where they are too many those at which something happens, and some that come next. */
  private static List<TrialState> shown(List<TrialState> states) {
    if (states.size() <= MOST_ROWS) {
      return states;
    }
    List<TrialState> some = new ArrayList<>();
    for (TrialState.Phase phase :
        List.of(
            TrialState.Phase.RUNNING,
            TrialState.Phase.FAILED,
            TrialState.Phase.ELSEWHERE,
            TrialState.Phase.PAUSED,
            TrialState.Phase.WAITING,
            TrialState.Phase.DONE,
            TrialState.Phase.STOPPED)) {
      states.stream().filter(state -> state.phase() == phase).forEach(some::add);
    }
    return some.subList(0, MOST_ROWS);
  }

  private static String word(TrialState.Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  /** Takes the table away that was drawn last. */
  private void erase() {
    if (drawn > 0) {
      out.print("\u001B[%dA\u001B[J".formatted(drawn));
      drawn = 0;
    }
  }
}
