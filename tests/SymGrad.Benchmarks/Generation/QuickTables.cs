using System.Diagnostics;
using System.Globalization;

namespace SymGrad.Benchmarks.Generation;

/// <summary>The generator's figures in less than a minute: the first run of the process, cold, after edits, and growth with depth.</summary>
internal static class QuickTables
{
    private const int Rounds = 15;

    public static void Print()
    {
        var start = Stopwatch.GetTimestamp();
        _ = Project.WithModels(1).Run();
        Line($"the first model of the process, with compilation of the generator itself: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
        PrintModels();
        PrintLayers();
    }

    private static void PrintModels()
    {
        Console.WriteLine();
        Console.WriteLine($"{"models",6}{"cold",12}{"per model",12}{"one edited",12}{"unrelated",12}");
        foreach (var count in (int[])[1, 10, 100])
        {
            var project = Project.WithModels(count).Checked().Run();
            var cold = Milliseconds(_ => project.WithNewDriver().Run());
            var edited = Milliseconds(round => project.Edit(0, Sources.Model(0, round + 1)).Run());
            var unrelated = Milliseconds(round => project.Edit(count, Sources.Unrelated(round + 1)).Run());
            Line($"{count,6}{cold,9:F2} ms{cold / count,9:F2} ms{edited,9:F2} ms{unrelated,9:F2} ms");
        }
    }

    private static void PrintLayers()
    {
        Console.WriteLine();
        Console.WriteLine($"{"layers",6}{"time",12}{"per layer",12}{"characters",12}{"per layer",12}");
        foreach (var layers in (int[])[1, 2, 4, 8, 16, 32, 64])
        {
            var project = Project.Of(Sources.Network(layers)).Checked();
            var time = Milliseconds(_ => project.WithNewDriver().Run());
            var characters = project.Run().Generated.Sum(text => text.Length);
            Line($"{layers,6}{time,9:F2} ms{time / layers,9:F2} ms{characters,12}{characters / layers,12}");
        }
    }

    private static double Milliseconds(Action<int> run)
    {
        var times = new double[Rounds];
        for (var round = -2; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            run(round + 2);
            if (round >= 0)
            {
                times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
