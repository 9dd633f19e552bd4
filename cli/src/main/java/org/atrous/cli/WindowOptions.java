package org.atrous.cli;

import org.atrous.runtime.experiment.PixelSize;
import org.atrous.runtime.prediction.ViewSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A window that slides over images, in place of the evaluation's. */
final class WindowOptions {
  @Option(
      names = "--window",
      paramLabel = "HxW",
      converter = ImageSize.Converter.class,
      description = "Slide a window of this size over each image (default: the evaluation's).")
  private @Nullable ImageSize window;

  @Option(
      names = "--stride",
      paramLabel = "HxW",
      converter = ImageSize.Converter.class,
      description = "How far the window moves (default: its own size).")
  private @Nullable ImageSize stride;

  /** The settings with the window, if one is given. */
  ViewSettings over(ViewSettings settings, CommandSpec command) {
    if (window == null) {
      if (stride != null) {
        throw new ParameterException(
            command.commandLine(), "--stride says how far --window moves: give both");
      }
      return settings;
    }
    ImageSize step = stride == null ? window : stride;
    if (step.height() > window.height() || step.width() > window.width()) {
      throw new ParameterException(
          command.commandLine(),
          "--stride %s leaves pixels out, for it is more than --window %s".formatted(step, window));
    }
    return settings.sliding(
        new PixelSize(window.height(), window.width()), new PixelSize(step.height(), step.width()));
  }
}
