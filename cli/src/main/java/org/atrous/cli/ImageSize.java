package org.atrous.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The size of an image in pixels, written as height x width: {@code 513x513}.
 *
 * @param height at least 1
 * @param width at least 1
 */
record ImageSize(int height, int width) {
  private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

  /** Reads a size from the command line. */
  static final class Converter implements ITypeConverter<ImageSize> {
    @Override
    public ImageSize convert(String text) {
      Matcher size = WRITTEN.matcher(text);
      if (!size.matches()) {
        throw new TypeConversionException(
            "`" + text + "` is no size: height x width, such as 513x513");
      }
      return new ImageSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }
  }

  @Override
  public String toString() {
    return height + "x" + width;
  }
}
