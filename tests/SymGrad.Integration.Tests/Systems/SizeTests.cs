using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>One generated method serves every size: nothing, one element, odd numbers, whole registers and tails, and many.</summary>
public sealed class SizeTests
{
    private static readonly IReadOnlyDictionary<string, (Delegate Model, Func<int, Draw, object[]> Data)> Models = new (Delegate Model, Func<int, Draw, object[]> Data)[]
    {
        (Convolutions.PaddedByLoops, (n, d) => [d.Real(n), d.Real(3), 1]),
        (Convolutions.Strided, (n, d) => [d.Real((3 * n) + 4), d.Real(3), n, 3, 2]),
        (EulerNetworks.UnfoldedByScan, (n, d) => [d.Real(2), d.Real(2, 2), d.Real(2), n, d.Real(2)]),
        (EulerNetworks.Trajectory, (n, d) => [d.Real(2), d.Real(2, 2), d.Real(2), d.Real(n, 2)]),
        (LinearRecurrences.EnergyByPower, (n, d) => [d.Between(-0.6, 0.6, 2, 2), d.Real(2), n]),
        (GatedUnits.LongShortTermMemory, (n, d) => [d.Real(n, 1), d.Real(n, 1), d.Real(1), d.Real(1), d.Real(4, 1), d.Real(4, 1), d.Real(4)]),
        (Mixtures.ByLogSumExp, (n, d) => [d.Real(n), d.Real(2), d.Positive(2), d.Probabilities(2)]),
        (Mixtures.FullCovariance, (n, d) => [d.Real(n, 2), d.Real(2), d.Real(2, 2), d.Real(2, 3)]),
        (SupportVectors.Hinge, (n, d) => [d.Real(3), 0.3, d.Real(n, 3), d.Signs(n), 0.7]),
        (DenseNetworks.SmoothMaximum, (n, d) => [d.Real(n + 1), 2.0]),
        (Embeddings.SentimentByLoops, (n, d) => [d.Real(5, 3), d.Indices(n, 5), d.Real(2, 3), d.Real(2), d.Real(2), 0.2, 1.0]),
        (Spellings.LogisticByLoops, (n, d) => [d.Real(3), d.Real(n, 3), d.Signs(n)]),
        (Spellings.AverageBySoftmax, (n, d) => [d.Real(n), d.Real(n)]),
        (Spellings.MeansTermByTerm, (n, d) => [d.Real(n), d.Real()]),
        (Spellings.ReluByName, (n, d) => [d.Real(n + 1), d.Real(n + 1)]),
    }.ToDictionary(m => m.Model.Method.Name, StringComparer.Ordinal);

    public static TheoryData<string, int> All
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var (name, n) in from name in Models.Keys from n in (int[])[0, 1, 2, 7, 64, 1000] select (name, n))
            {
                data.Add(name, n);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void OneMethod_IsRightForEverySize(string name, int n) => DerivativeJudge.Judge(Models[name].Model, Models[name].Data(n, new Draw(n)));
}
