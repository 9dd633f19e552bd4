package org.atrous.runtime.picture;

import java.awt.Image;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * A picture whose rows are made when they are asked for: an encoder that takes row after row, as
 * that of PNG does, never has it in memory whole.
 */
final class RowPicture implements RenderedImage {
  private final int height;
  private final int width;
  private final ColorModel colors;
  private final Rows rows;

  /** Makes the rows of a picture. */
  @FunctionalInterface
  interface Rows {
    /**
     * Makes a row.
     *
     * @param y its number, from 0
     * @param samples takes the samples of each pixel, one pixel after the other
     */
    void paint(int y, int[] samples);
  }

  /**
   * @param colors of samples of 8 bits
   */
  RowPicture(int height, int width, ColorModel colors, Rows rows) {
    this.height = height;
    this.width = width;
    this.colors = colors;
    this.rows = rows;
  }

  @Override
  public Raster getData() {
    return getData(new Rectangle(0, 0, width, height));
  }

  @Override
  public Raster getData(Rectangle area) {
    WritableRaster raster =
        Raster.createWritableRaster(
            colors.createCompatibleSampleModel(area.width, area.height), new Point(area.x, area.y));
    return copyData(raster);
  }

  @Override
  public WritableRaster copyData(@Nullable WritableRaster given) {
    WritableRaster raster =
        given == null ? colors.createCompatibleWritableRaster(width, height) : given;
    int bands = raster.getNumBands();
    int[] samples = new int[bands * width];
    int left = raster.getMinX();
    for (int y = raster.getMinY(); y < raster.getMinY() + raster.getHeight(); y++) {
      rows.paint(y, samples);
      int[] part = Arrays.copyOfRange(samples, bands * left, bands * (left + raster.getWidth()));
      raster.setPixels(left, y, raster.getWidth(), 1, part);
    }
    return raster;
  }

  @Override
  public Raster getTile(int tileX, int tileY) {
    return getData();
  }

  // The interface has a raw type here.
  @SuppressWarnings("JdkObsolete")
  @Override
  public @Nullable Vector<RenderedImage> getSources() {
    return null;
  }

  @Override
  public Object getProperty(String name) {
    return Image.UndefinedProperty;
  }

  @Override
  public String @Nullable [] getPropertyNames() {
    return null;
  }

  @Override
  public ColorModel getColorModel() {
    return colors;
  }

  @Override
  public SampleModel getSampleModel() {
    return colors.createCompatibleSampleModel(width, height);
  }

  @Override
  public int getWidth() {
    return width;
  }

  @Override
  public int getHeight() {
    return height;
  }

  @Override
  public int getMinX() {
    return 0;
  }

  @Override
  public int getMinY() {
    return 0;
  }

  @Override
  public int getNumXTiles() {
    return 1;
  }

  @Override
  public int getNumYTiles() {
    return 1;
  }

  @Override
  public int getMinTileX() {
    return 0;
  }

  @Override
  public int getMinTileY() {
    return 0;
  }

  @Override
  public int getTileWidth() {
    return width;
  }

  @Override
  public int getTileHeight() {
    return height;
  }

  @Override
  public int getTileGridXOffset() {
    return 0;
  }

  @Override
  public int getTileGridYOffset() {
    return 0;
  }
}
