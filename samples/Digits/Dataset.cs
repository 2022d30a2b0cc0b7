using System.Globalization;
using SymGrad;

namespace Digits;

/// <summary>Images, one a row, and the class of each.</summary>
internal sealed record Dataset(Mat<double> Images, Vec<int> Labels)
{
    public const int Classes = 10;

    /// <summary>The largest value of a pixel in the file: a count of the points set in a block of 4 × 4.</summary>
    private const double White = 16;

    public int Count => Images.Rows;

    public int Pixels => Images.Columns;

    /// <summary>Reads <c>digits.csv</c>: 64 pixels, then the class; pixels are scaled to 0 … 1.</summary>
    public static Dataset Read()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "digits.csv"))
            .Select(line => Array.ConvertAll(line.Split(','), field => int.Parse(field, CultureInfo.InvariantCulture)))
            .ToArray();
        var pixels = rows[0].Length - 1;
        var images = rows.SelectMany(row => row.Take(pixels), (_, pixel) => pixel / White).ToArray();
        return new(Mat.View(rows.Length, pixels, images), rows.Select(row => row[pixels]).ToArray());
    }

    /// <summary>Holds out one row in <paramref name="heldOut"/>, drawn by <paramref name="seed"/>.</summary>
    public (Dataset Training, Dataset Test) Split(int heldOut, int seed)
    {
        Shuffle(new Random(seed));
        var count = Count / heldOut;
        return (Slice(count, Count - count), Slice(0, count));
    }

    /// <summary>Consecutive rows, as a view: a mini-batch copies nothing.</summary>
    public Dataset Slice(int start, int count) => new(Images.Slice(start, count), Labels.Slice(start, count));

    /// <summary>Puts the rows into a random order, in place (Fisher and Yates).</summary>
    public void Shuffle(Random random)
    {
        Span<double> kept = new double[Pixels];
        for (var last = Count - 1; last > 0; last--)
        {
            var chosen = random.Next(last + 1);
            var image = Images.Row(last).Span;
            var other = Images.Row(chosen).Span;
            image.CopyTo(kept);
            other.CopyTo(image);
            kept.CopyTo(other);
            (Labels[last], Labels[chosen]) = (Labels[chosen], Labels[last]);
        }
    }
}
