package org.atrous.compiler.advice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.ValidTaps;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.plan.StridePlan;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Rate;

/**
 * Atrous convolutions whose outer taps all fall outside the map (Chen et al. 2017, section 3.3 and
 * Figure 4).
 */
final class CentreOnlyRates {
  private final WrittenNumber written;
  private final Diagnostics diagnostics;

  CentreOnlyRates(WrittenNumber written, Diagnostics diagnostics) {
    this.written = written;
    this.diagnostics = diagnostics;
  }

  void check(PlannedNetwork network, int outputStride, MapSize input) {
    StridePlan plan = network.at(outputStride);
    List<MapSize> sizes = network.sizes(outputStride, input, new Diagnostics());
    for (Node.Layer layer : network.network().layers()) {
      Window.Running window = plan.window(layer);
      MapSize map = sizes.get(layer.inputs().get(0));
      if (window != null
          && window.rate() > 1
          && window.rate() >= map.rows()
          && window.rate() >= map.columns()) {
        String help =
            "at %s and output stride %d, rates up to %d see more than their centre"
                .formatted(input.text(), outputStride, Math.max(map.rows(), map.columns()) - 1);
        diagnostics.report(finding(layer, window, map, help));
      }
    }
  }

  private Diagnostic finding(Node.Layer layer, Window.Running window, MapSize map, String help) {
    ValidTaps taps = ValidTaps.of(window, map);
    Diagnostic found =
        layer.finding(
            Code.CENTRE_ONLY,
            "rate %d on a %s feature map is a 1x1 convolution".formatted(window.rate(), map.text()),
            String.format(
                Locale.ROOT,
                "only the centre weight falls inside the map (%.2f of %d taps on average)",
                taps.mean(),
                taps.kernel()),
            help);
    Span span = number(layer).orElse(found.span());
    return new Diagnostic(
        found.code(),
        span,
        found.message(),
        found.label(),
        found.help(),
        written.beyond(span, found.trail()));
  }

  /** Where the number is written that became the layer's rate. */
  private Optional<Span> number(Node.Layer layer) {
    Expression source = layer.sources().get("rate");
    Window window = layer.operation().window();
    return source == null || window == null
        ? Optional.empty()
        : written.find(source, layer.trail(), number(window.rate()));
  }

  private static long number(Rate rate) {
    if (rate instanceof Rate.Scaled scaled) {
      return scaled.value();
    }
    return rate instanceof Rate.Absolute absolute
        ? absolute.value()
        : ((Rate.Relative) rate).value();
  }
}
