package org.atrous.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/**
 * The output strides of a network: the trunk's natural strides from 4 up at which every layer can
 * be built, with a plan for each, and why the others can't.
 *
 * @param plans by output stride, ascending
 * @param reasons why not, by output stride
 */
public record OutputStrides(Map<Integer, StridePlan> plans, Map<Integer, String> reasons) {
  private static final int SMALLEST = 4;

  /** The legal output strides, ascending. */
  public List<Integer> legal() {
    return List.copyOf(plans.keySet());
  }

  /** The one to show where none is asked for: 16 as in the papers, else the largest up to it. */
  public int usual() {
    return plans.keySet().stream()
        .filter(stride -> stride <= 16)
        .reduce((a, b) -> b)
        .orElseGet(() -> legal().get(0));
  }

  /** Plans every output stride. Where none is legal, the reasons are reported as errors. */
  static OutputStrides of(Network network, Diagnostics diagnostics) {
    Map<Integer, StridePlan> plans = new TreeMap<>();
    Map<Integer, String> reasons = new TreeMap<>();
    List<RatePlanner.NotLegal> problems = new ArrayList<>();
    for (int outputStride : candidates(network)) {
      try {
        plans.put(outputStride, new RatePlanner(network, outputStride).plan());
      } catch (RatePlanner.NotLegal e) {
        reasons.put(outputStride, e.reason());
        problems.add(e);
      }
    }
    if (plans.isEmpty()) {
      for (RatePlanner.NotLegal problem : problems) {
        diagnostics.report(
            problem.code(),
            problem.span(),
            problem.reason() + ", so `" + network.name() + "` can't be built",
            "",
            problem.code() == Code.STRIDE_AND_RATE
                ? "take one of them away: use two layers, or a stride of 1"
                : null);
      }
    }
    return new OutputStrides(plans, reasons);
  }

  private static SortedSet<Integer> candidates(Network network) {
    SortedSet<Integer> strides = new TreeSet<>();
    int largest = 1;
    for (Feature feature : network.features()) {
      largest = Math.max(largest, feature.naturalStride());
      if (feature.naturalStride() >= SMALLEST) {
        strides.add(feature.naturalStride());
      }
    }
    if (strides.isEmpty()) {
      strides.add(largest);
    }
    return strides;
  }
}
