package org.atrous.compiler.instantiate;

import java.util.stream.Stream;
import org.atrous.compiler.ir.TrainingDefaults;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/** Reads what a dialect says of training: batch norm's decay, first values, weight decay. */
final class TrainingDefaultsReader {
  private static final Type FILLER = new Type.Words(TrainingDefaults.FILLERS);

  private final Evaluator evaluator;
  private final Frame frame;
  private final Span span;

  /**
   * @param frame of the network
   * @param span of its name, where a setting that is missing is reported
   */
  TrainingDefaultsReader(Evaluator evaluator, Frame frame, Span span) {
    this.evaluator = evaluator;
    this.frame = frame;
    this.span = span;
  }

  TrainingDefaults read() {
    String trunk = filler("trunk");
    String heads = filler("heads");
    String logits = filler("logits");
    // Where no part needs it, the setting has no effect.
    boolean deviates = Stream.of(trunk, heads, logits).anyMatch(TrainingDefaults::deviates);
    return new TrainingDefaults(
        number("batch_norm.decay"),
        trunk,
        heads,
        logits,
        deviates ? number("initial.deviation") : 0,
        Stream.of("biases", "batch_norm", "depthwise").filter(kind -> !decays(kind)).toList());
  }

  private String filler(String part) {
    return ((Value.WordValue) setting("initial." + part, FILLER)).word();
  }

  private boolean decays(String kind) {
    return ((Value.BoolValue) setting("weight_decay." + kind, Type.Simple.BOOL)).value();
  }

  private double number(String key) {
    return ((Value.FloatValue) setting(key, Type.Simple.FLOAT)).value();
  }

  private Value setting(String key, Type type) {
    return evaluator.names().setting(key, type, frame, span, evaluator);
  }
}
