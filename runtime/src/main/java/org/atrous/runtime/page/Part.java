package org.atrous.runtime.page;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.atrous.runtime.chart.Chart;
import org.atrous.runtime.experiment.Rgb;

/** A piece of a section. All texts are plain: whoever writes them out escapes them. */
public sealed interface Part
    permits DataTable,
        Part.Prose,
        Part.Tiles,
        Part.Facts,
        Part.Charts,
        Part.Legend,
        Part.Gallery,
        Part.Listing,
        Part.Folded {
  /** Hands this to the method for its kind. */
  <R> R accept(Visitor<R> visitor);

  /** What can be done with each kind of part. */
  interface Visitor<R> {
    R prose(Prose prose);

    R tiles(Tiles tiles);

    R facts(Facts facts);

    R table(DataTable table);

    R charts(Charts charts);

    R legend(Legend legend);

    R gallery(Gallery gallery);

    R listing(Listing listing);

    R folded(Folded folded);
  }

  /** A paragraph. */
  record Prose(String text) implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.prose(this);
    }
  }

  /** Figures that are worth large letters. */
  record Tiles(List<Tile> tiles) implements Part {
    public Tiles {
      tiles = List.copyOf(tiles);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tiles(this);
    }
  }

  /**
   * A figure.
   *
   * @param name what it is
   * @param value with its unit
   * @param note in small letters; empty for none
   */
  record Tile(String name, String value, String note) {}

  /** Names and values. */
  record Facts(List<Fact> facts) implements Part {
    public Facts {
      facts = List.copyOf(facts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.facts(this);
    }
  }

  /** A name and its value. */
  record Fact(String name, String value) {}

  /** Charts beside each other, as many as there is room for. */
  record Charts(List<Chart> charts) implements Part {
    public Charts {
      charts = List.copyOf(charts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.charts(this);
    }
  }

  /** What colours in pictures mean. */
  record Legend(List<Key> keys) implements Part {
    public Legend {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.legend(this);
    }
  }

  /** A colour and what it means. */
  record Key(String name, Rgb color) {}

  /** Rows of pictures that belong together. */
  record Gallery(List<PictureRow> rows) implements Part {
    public Gallery {
      rows = List.copyOf(rows);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.gallery(this);
    }
  }

  /**
   * Pictures beside each other, of one size.
   *
   * @param caption what all of them show
   */
  record PictureRow(String caption, List<Picture> pictures) {
    public PictureRow {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * A picture.
   *
   * @param caption a word or two below it
   * @param alternative what it shows, for those who can't see it
   * @param mediaType {@code image/png} or {@code image/jpeg}
   * @param bytes of its file; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // not copied; equals is below
  record Picture(String caption, String alternative, String mediaType, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Picture picture
          && caption.equals(picture.caption)
          && alternative.equals(picture.alternative)
          && mediaType.equals(picture.mediaType)
          && Arrays.equals(bytes, picture.bytes);
    }

    @Override
    public int hashCode() {
      return Objects.hash(caption, alternative, mediaType, Arrays.hashCode(bytes));
    }
  }

  /** Text as it stands: a command, a spec. */
  record Listing(String text) implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.listing(this);
    }
  }

  /**
   * What is shown when asked for.
   *
   * @param title says what is in it
   */
  record Folded(String title, List<Part> parts) implements Part {
    public Folded {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.folded(this);
    }
  }
}
