using System.Globalization;
using Spectre.Console;

namespace Digits;

/// <summary>Shows the training while it runs: a progress bar, or plain lines when the output is redirected.</summary>
internal static class Display
{
    private const int LineEvery = 10;

    public static void Show(IEnumerable<Epoch> epochs, int count)
    {
        if (Console.IsOutputRedirected)
        {
            Lines(epochs, count);
        }
        else
        {
            Bar(epochs, count);
        }
    }

    private static void Lines(IEnumerable<Epoch> epochs, int count)
    {
        foreach (var epoch in epochs.Where(e => e.Number == 1 || e.Number % LineEvery == 0 || e.Number == count))
        {
            Console.WriteLine(Text(epoch, count));
        }
    }

    private static void Bar(IEnumerable<Epoch> epochs, int count) => AnsiConsole
        .Progress()
        .Columns(new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(progress =>
        {
            var task = progress.AddTask("starting", maxValue: count);
            foreach (var epoch in epochs)
            {
                task.Description = Text(epoch, count);
                task.Value = epoch.Number;
            }
        });

    private static string Text(Epoch epoch, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {epoch.Number,3} of {count}   loss {epoch.Loss:F4}   training accuracy {epoch.Accuracy:F3}");
}
