package org.atrous.runtime.data;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How the camera was held, as a JPEG's Exif data say it: what must be done with the stored pixels
 * so that the photo stands upright.
 */
enum Orientation {
  /** In the order of Exif's numbers, from 1. */
  UPRIGHT(false, false, false),
  MIRRORED(false, false, true),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, true, false),
  TRANSPOSED(true, false, false),
  TURNED_LEFT(true, true, false),
  TRANSVERSED(true, true, true),
  TURNED_RIGHT(true, false, true);

  /** Whether upright rows are stored columns. */
  private final boolean swapped;

  private final boolean rowsFromBelow;
  private final boolean columnsFromRight;

  Orientation(boolean swapped, boolean rowsFromBelow, boolean columnsFromRight) {
    this.swapped = swapped;
    this.rowsFromBelow = rowsFromBelow;
    this.columnsFromRight = columnsFromRight;
  }

  /** The orientation that a file notes; upright if it notes none, or is no JPEG. */
  static Orientation of(byte[] file) {
    if (!JpegEnd.isJpeg(file)) {
      return UPRIGHT;
    }
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif");
      return segments.isEmpty() ? UPRIGHT : of(segments.get(0));
    } catch (IOException | RuntimeException e) {
      // Damaged notes beside an image that can be read are no reason to refuse it.
      return UPRIGHT;
    }
  }

  private static Orientation of(JPEGSegment exif) throws IOException {
    try (ImageInputStream data = new MemoryCacheImageInputStream(exif.segmentData())) {
      // "Exif", a zero, and a byte that fills.
      data.seek(6);
      byte[] tiff = new byte[exif.segmentLength()];
      int length = Math.max(0, data.read(tiff));
      Directory directory =
          new TIFFReader()
              .read(new MemoryCacheImageInputStream(new ByteArrayInputStream(tiff, 0, length)));
      Directory first =
          directory instanceof CompoundDirectory all ? all.getDirectory(0) : directory;
      Entry entry = first.getEntryById(TIFF.TAG_ORIENTATION);
      int number = entry != null && entry.getValue() instanceof Number n ? n.intValue() : 1;
      return numbered(number);
    }
  }

  /** The orientation of an Exif number; upright if it is none. */
  static Orientation numbered(int number) {
    return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
  }

  /** The image as it is to be seen. */
  RgbImage upright(RgbImage stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int height = swapped ? stored.width() : stored.height();
    int width = swapped ? stored.height() : stored.width();
    byte[] from = stored.bytes();
    byte[] to = new byte[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = swapped ? x : y;
        int column = swapped ? y : x;
        row = rowsFromBelow ? stored.height() - 1 - row : row;
        column = columnsFromRight ? stored.width() - 1 - column : column;
        System.arraycopy(from, 3 * (row * stored.width() + column), to, 3 * (y * width + x), 3);
      }
    }
    return new RgbImage(height, width, to);
  }
}
