package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.byDialect;
import static org.atrous.compiler.primitive.Primitive.Parameter.optional;

import java.util.List;
import org.atrous.compiler.geometry.Border;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/** What all windowed primitives share: their stride, rate and padding arguments. */
final class Windows {
  static final Primitive.Parameter STRIDE =
      optional("stride", Type.Simple.INT, new Value.IntValue(1));
  static final Primitive.Parameter RATE = optional("rate", Type.Simple.RATE, new Value.IntValue(1));

  private Windows() {}

  static Primitive.Parameter padding(String dialectKey) {
    return byDialect("padding", new Type.Words(List.of("symmetric", "same", "valid")), dialectKey);
  }

  static Window of(Arguments arguments, String kernel, Rate rate, boolean pool) {
    Value.WindowValue size = arguments.window(kernel, Limits.WINDOW);
    return new Window(
        size.height(),
        size.width(),
        arguments.count("stride", Limits.STRIDE),
        rate,
        Border.of(arguments.word("padding")),
        pool,
        size.at());
  }

  /** {@code 3x3, stride 2, rate 2}: what isn't the default. */
  static String details(Window window) {
    StringBuilder text = new StringBuilder();
    text.append(window.height()).append('x').append(window.width());
    if (window.scaledAt() != Window.FIXED) {
      text.append(" at output stride ").append(window.scaledAt());
    }
    if (window.stride() != 1) {
      text.append(", stride ").append(window.stride());
    }
    if (!window.rate().equals(new Rate.Relative(1))) {
      text.append(", rate ").append(window.rate().text());
    }
    if (window.border() != Border.SYMMETRIC) {
      text.append(", ").append(window.border().word());
    }
    return text.toString();
  }
}
