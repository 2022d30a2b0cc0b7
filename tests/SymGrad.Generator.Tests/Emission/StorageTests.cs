using System.Data;
using System.Diagnostics.Tracing;
using System.Globalization;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>What the documentation says of the memory of a recurrence is what is asked for when it runs.</summary>
public sealed class StorageTests
{
    private const string Body = """
        public static double F(Mat<double> W, Mat<double> x, Vec<double> h, Mat<double> y)
        {
            var loss = 0.0;
            for (var t = 0; t < x.Rows; t++)
            {
                h = Tanh(W * h + x.Row(t));
                loss += SquaredNorm(h - y.Row(t));
            }

            return loss;
        }
        """;

    private const string Stacked = """
        public static double F(Mat<double> W, Mat<double> x, Vec<double> h, Mat<double> y)
        {
            var loss = 0.0;
            var g = h;
            for (var t = 0; t < x.Rows; t++)
            {
                h = Tanh(W * h + x.Row(t));
                g = Tanh(W * g + h);
                loss += SquaredNorm(g - y.Row(t));
            }

            return loss;
        }
        """;

    private const int D = 40;

    /// <summary>So many elements a thread keeps for itself; more come from the shared pool, which can be listened to.</summary>
    private const int Kept = 2048;

    [Theory]
    [InlineData("[Gradient(\"W\")]", Body, "(x.Rows + 1)·W.Rows")]
    [InlineData("[Gradient(\"W\", Storage = RecurrenceStorage.Checkpoints)]", Body, "k = ⌈√x.Rows⌉")]
    [InlineData("[Gradient(\"W\", Storage = RecurrenceStorage.Checkpoints)]", Stacked, "k = ⌈√x.Rows⌉")]
    public void Formula_IsWhatIsRented(string attribute, string body, string part)
    {
        var run = GeneratorRun.Of($"public static partial class M {{ {attribute} {body} }}");
        Assert.Empty(run.Diagnostics.Concat(run.CompilerErrors));
        var formula = run.Source("F").Split("<remarks>Temporaries: ")[1].Split(".</remarks>")[0];
        Assert.Contains(part, formula, StringComparison.Ordinal);

        var method = run.Load().GetType("M")!.GetMethods().Single(m => m.Name == "FGradient" && m.GetParameters().Length == 5);
        using var rented = new Rented();
        var pooled = Jumps(formula).SelectMany(jump => new[] { jump, jump + 1 }).Distinct().Where(rounds => Size(formula, rounds) > Kept).ToList();
        Assert.NotEmpty(pooled);
        foreach (var rounds in pooled)
        {
            var inputs = new object[] { new Mat<double>(D, D), new Mat<double>(rounds, D), new Vec<double>(D), new Mat<double>(rounds, D), new Mat<double>(D, D) };
            rented.Largest = 0;
            method.Invoke(null, inputs);
            Assert.Equal((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Size(formula, rounds)), rented.Largest);
        }
    }

    /// <summary>Numbers of rounds with which the pool still has an array that is large enough, and with one more no longer.</summary>
    private static IEnumerable<int> Jumps(string formula) => Enumerable.Range(1, 400).Where(t =>
        System.Numerics.BitOperations.Log2((uint)Size(formula, t) - 1) != System.Numerics.BitOperations.Log2((uint)Size(formula, t + 1) - 1));

    private static int Size(string formula, int rounds)
    {
        var k = 1;
        while (k * k < rounds)
        {
            k++;
        }

        var blocks = (rounds + k - 1) / k;
        var sum = formula.Split(" numbers")[0]
            .Replace("⌈x.Rows/k⌉", blocks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("x.Rows", rounds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("W.Rows", D.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("k", k.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace('·', '*');
        using var table = new DataTable();
        return Convert.ToInt32(table.Compute(sum, filter: null), CultureInfo.InvariantCulture);
    }

    /// <summary>Listens to what this thread rents from the shared pool.</summary>
    private sealed class Rented : EventListener
    {
        private readonly int thread = Environment.CurrentManagedThreadId;

        public int Largest { get; set; }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "BufferRented" && Environment.CurrentManagedThreadId == thread)
            {
                Largest = Math.Max(Largest, (int)eventData.Payload![1]!);
            }
        }
    }
}
