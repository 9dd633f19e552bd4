package org.atrous.compiler.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
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
    Map<Integer, RatePlanner.NotLegal> problems = new TreeMap<>();
    for (int outputStride : candidates(network)) {
      try {
        plans.put(outputStride, new RatePlanner(network, outputStride).plan());
      } catch (RatePlanner.NotLegal e) {
        reasons.put(outputStride, e.reason());
        problems.put(outputStride, e);
      }
    }
    if (plans.isEmpty()) {
      report(network, problems, diagnostics);
    }
    return new OutputStrides(plans, reasons);
  }

  /** Every layer that can't be built at some output stride, each once. */
  private static void report(
      Network network, Map<Integer, RatePlanner.NotLegal> problems, Diagnostics diagnostics) {
    Set<Node.Layer> reported = new HashSet<>();
    for (RatePlanner.NotLegal problem : problems.values()) {
      if (!reported.add(problem.layer())) {
        continue;
      }
      List<String> others =
          problems.entrySet().stream()
              .filter(other -> other.getValue().layer().equals(problem.layer()))
              .skip(1)
              .map(other -> other.getKey().toString())
              .toList();
      diagnostics.report(
          problem
              .layer()
              .finding(
                  problem.code(),
                  problem.reason() + ", so `" + network.name() + "` can't be built",
                  others.isEmpty() ? "" : "nor at output stride " + String.join(", ", others),
                  problem.code() == Code.STRIDE_AND_RATE
                      ? "take one of them away: use two layers, or a stride of 1"
                      : null));
    }
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
