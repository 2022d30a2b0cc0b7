namespace Digits;

/// <summary>Adam (Kingma and Ba 2015, algorithm 1).</summary>
internal sealed class Optimiser(Weights weights)
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private const double Tiny = 1e-8;

    private readonly Weights first = weights.ZerosAlike();
    private readonly Weights second = weights.ZerosAlike();
    private int steps;

    /// <summary>w ← w − η m̂/(√v̂ + ε), where m and v are running means of the gradient and of its square.</summary>
    public void Step(Weights gradient, double rate)
    {
        steps++;
        var (firstBias, secondBias) = (1 - Math.Pow(FirstDecay, steps), 1 - Math.Pow(SecondDecay, steps));
        for (var part = 0; part < Weights.Parts; part++)
        {
            var w = weights.Part(part);
            var g = gradient.Part(part);
            var m = first.Part(part);
            var v = second.Part(part);
            for (var i = 0; i < w.Length; i++)
            {
                m[i] += (1 - FirstDecay) * (g[i] - m[i]);
                v[i] += (1 - SecondDecay) * ((g[i] * g[i]) - v[i]);
                w[i] -= rate * (m[i] / firstBias) / (Math.Sqrt(v[i] / secondBias) + Tiny);
            }
        }
    }
}
