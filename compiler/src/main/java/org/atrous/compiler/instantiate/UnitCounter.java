package org.atrous.compiler.instantiate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** The units of one block, as they come: which of them gets a stride, which rate each gets. */
final class UnitCounter {
  private final int total;
  private final int firstStride;
  private final int lastStride;
  private final @Nullable Grid grid;
  private final Origin step;
  private final Origin multigrid;
  private int count;
  private int withRate;
  private int beforeStep = -1;

  private UnitCounter(
      int total,
      int firstStride,
      int lastStride,
      @Nullable Grid grid,
      Origin step,
      Origin multigrid) {
    this.total = total;
    this.firstStride = firstStride;
    this.lastStride = lastStride;
    this.grid = grid;
    this.step = step;
    this.multigrid = multigrid;
  }

  /** Unit rates. */
  record Grid(List<Integer> rates, boolean absolute) {
    Value value(int unit) {
      int rate = rates.get(unit - 1);
      return absolute ? new Value.RateValue(new Rate.Absolute(rate)) : new Value.IntValue(rate);
    }

    Value all() {
      return new Value.ListValue(rates.stream().<Value>map(Value.IntValue::new).toList());
    }
  }

  /** Only counts. */
  static UnitCounter trial(Span block) {
    Origin nothing = Origin.of(Origin.Kind.DEFAULT, block);
    return new UnitCounter(-1, 1, 1, null, nothing, nothing);
  }

  /**
   * Counts and gives.
   *
   * @param total number of units
   * @param firstStride stride of the first one, the block's own step
   * @param lastStride stride of the last one, the step of the block after it
   * @param step the block's header, or that of the block after it
   * @param multigrid where the grid is written
   */
  static UnitCounter of(
      int total,
      int firstStride,
      int lastStride,
      @Nullable Grid grid,
      Origin step,
      Origin multigrid) {
    return new UnitCounter(total, firstStride, lastStride, grid, step, multigrid);
  }

  /**
   * The next unit.
   *
   * @param input the feature that flows into it
   * @param takesRate whether its component declares {@code rate}
   * @param rateIsList whether that is a list
   * @return the arguments that the block gives it
   */
  Map<String, Sourced> next(int input, boolean takesRate, boolean rateIsList) {
    count++;
    if (takesRate) {
      withRate++;
    }
    Map<String, Sourced> given = new LinkedHashMap<>();
    int stride = (count == 1 ? firstStride : 1) * (count == total ? lastStride : 1);
    if (stride > 1) {
      given.put("stride", new Sourced(new Value.IntValue(stride), step));
    }
    if (count == total && lastStride > 1) {
      beforeStep = input;
    }
    if (grid != null && takesRate) {
      if (rateIsList && total == 1) {
        given.put("rate", new Sourced(grid.all(), multigrid));
      } else if (withRate <= grid.rates().size()) {
        given.put("rate", new Sourced(grid.value(withRate), multigrid));
      }
    }
    return given;
  }

  /** Units so far. */
  int count() {
    return count;
  }

  /** Units so far whose component declares {@code rate}. */
  int withRate() {
    return withRate;
  }

  /** Whether the unit that was just counted makes the step for the next block. */
  boolean atStep() {
    return count == total && lastStride > 1;
  }

  /** The feature before the unit that steps for the next block, or -1. */
  int beforeStep() {
    return beforeStep;
  }
}
