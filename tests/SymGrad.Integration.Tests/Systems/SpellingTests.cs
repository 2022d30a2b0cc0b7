using System.Runtime.CompilerServices;
using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Equivalent spellings give equal results: where plain C# is accurate, where it overflows, and at kinks.</summary>
public sealed class SpellingTests
{
    private static readonly double[] Logits = [750, -750, 745, 0, 749.5];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void OfSoftmaxRegression(int n)
    {
        var draw = new Draw(n);
        Softmax(draw.Real(5, n), draw.Real(5), draw.Real(n), draw.Index(5));
        object[] data = [draw.Real(5, n), draw.Real(5), draw.Real(n), draw.Index(5)];
        foreach (var spelling in (Delegate[])[Spellings.SoftmaxInMatrixForm, Spellings.SoftmaxInIndexForm, Spellings.SoftmaxByLoops, Spellings.SoftmaxInTextbookForm])
        {
            DerivativeJudge.Judge(spelling, data);
        }
    }

    /// <summary>Logits of ±750, for which exp is 0 or infinite: each label, also the one of probability 0.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void OfSoftmaxRegression_FarOut(int label) => Softmax(new double[5, 1], Logits, [1.0], label);

    /// <summary>Sums of exponentials written out term by term, where the exponentials, or their squares, overflow.</summary>
    [Theory]
    [InlineData(0.3, -0.2, 1.1)]
    [InlineData(0, 400, 399)]
    [InlineData(750, -750, 749)]
    [InlineData(-750, -745, -760)]
    [InlineData(-30, 720, 3)]
    public void OfAFewTerms(double a, double b, double c)
    {
        Same(Spellings.LogOfThreeByNameHessian(a, b, c), Spellings.LogOfThreeWrittenOutHessian(a, b, c));
        Same(Spellings.ThreeClassesByNameGradient(a, b, c), Spellings.ThreeClassesWrittenOutGradient(a, b, c));
        Same(Spellings.TwoClassesBySigmoidHessian(a, b), Spellings.TwoClassesWrittenOutHessian(a, b));
        Same(Spellings.MixtureOfTwoByNameGradient(a / 10, b / 10, c / 10, 0.3), Spellings.MixtureOfTwoWrittenOutGradient(a / 10, b / 10, c / 10, 0.3));
        Same(Spellings.AverageOfTwoBySigmoidGradient(a, b, 2, -3), Spellings.AverageOfTwoWrittenOutGradient(a, b, 2, -3));

        // To rounding of numbers near 1: beside a probability of 1 nothing more is known of what is left.
        void Same(ITuple expected, ITuple actual) => Spelling.Same(Numbers(expected), Numbers(actual));
        double[] Numbers(ITuple tuple) => [1, .. Enumerable.Range(0, tuple.Length).Select(k => (double)tuple[k]!)];
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(7, 750)]
    [InlineData(64, 750)]
    public void OfLogisticRegression(int n, double scale)
    {
        var draw = new Draw(n);
        Mat<double> X = (Mat<double>)draw.Real(n, 4) * scale;
        Vec<double> w = draw.Real(4), y = draw.Signs(n);
        Spelling.Agree(
            Spellings.LogisticInMatrixFormGradient(w, X, y), Spellings.LogisticInIndexFormGradient(w, X, y),
            Spellings.LogisticByLoopsGradient(w, X, y), Spellings.LogisticInTextbookFormGradient(w, X, y));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 750)]
    [InlineData(9, 1)]
    [InlineData(9, 750)]
    public void OfALogSumExp(int n, double scale)
    {
        var draw = new Draw(n);
        Vec<double> z = (Vec<double>)draw.Real(n) * scale, along = draw.Real(n);
        Spelling.Agree(Spellings.LogSumExpByNameGradient(z), Spellings.LogSumExpByItsMaximumGradient(z));
        if (scale > 1)
        {
            Assert.True(double.IsFinite(Spellings.LogSumExpByItsMaximumValue(z)));
            return;
        }

        Spelling.Agree(Spellings.LogSumExpByNameHessian(z), Spellings.LogSumExpByItsMaximumHessian(z));
        Spelling.Agree(Spellings.LogSumExpByNameHessianVectorProduct(z, along), Spellings.LogSumExpByItsMaximumHessianVectorProduct(z, along));
        DerivativeJudge.Judge(Spellings.LogSumExpByItsMaximum, z.ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(9, 750)]
    public void OfAnAverage(int n, double scale)
    {
        var draw = new Draw(n);
        Vec<double> z = (Vec<double>)draw.Real(n) * scale, v = draw.Real(n);
        Spelling.Agree(Spellings.AverageBySoftmaxGradient(z, v), Spellings.AverageInTextbookFormGradient(z, v), Spellings.AverageByLoopsGradient(z, v));
        Assert.True(double.IsFinite(Spellings.AverageInTextbookFormValue(z, v)));
    }

    /// <summary>relu, |·| and the largest of all: at their kinks and with ties, by primitives in every spelling.</summary>
    [Theory]
    [InlineData(new double[] { 0, -1, 0, 2, 2, 2, -3 })]
    [InlineData(new double[] { 0, 0, 0 })]
    [InlineData(new double[] { 750, -750, 750 })]
    [InlineData(new double[] { -2 })]
    public void OfKinks(double[] x)
    {
        var w = new Draw(7).Real(x.Length);
        var byName = Spellings.ReluByNameGradient(x, w);
        var byLoops = Spellings.ReluByLoopsGradient(x, w);
        Spelling.Agree(byName, Spellings.ReluByMaximumGradient(x, w), (byLoops.Value, byLoops.x, byLoops.w));
        var largest = x.Max();
        for (var i = 0; i < x.Length; i++)
        {
            var expected = (x[i] > 0 ? 2 * w[i] : x[i] < 0 ? -w[i] : 0) + (x[i].Equals(largest) ? 1.0 / x.Count(v => v.Equals(largest)) : 0);
            Assert.Equal(expected, byName.x[i], 13);
        }
    }

    private static void Softmax(double[,] W, double[] b, double[] x, int label)
    {
        var byLoops = Spellings.SoftmaxByLoopsGradient(W, b, x, label);
        Spelling.Agree(
            Spellings.SoftmaxInMatrixFormGradient(W, b, x, label), Spellings.SoftmaxInIndexFormGradient(W, b, x, label),
            Spellings.SoftmaxInTextbookFormGradient(W, b, x, label), (byLoops.Value, byLoops.W, byLoops.b, byLoops.x));
        Assert.All(byLoops.b, d => Assert.InRange(d, -1, 1));
    }
}
