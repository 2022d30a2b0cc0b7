using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Tests.Differentiation;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Claims;

/// <summary>Each kind of slip both ways: the claim with it is refuted under its name, the claim without it is proved and nothing is guessed.</summary>
public sealed class SlipTests
{
    private sealed record Case(string[] Targets, Func<Scene, Quantity> Model, Func<Scene, Quantity> True, Func<Scene, Quantity> False)
    {
        public string? Output { get; init; }
    }

    private static readonly Dictionary<string, Case> Cases = new(StringComparer.Ordinal)
    {
        ["sign"] = new(["x"], s => s.X.Of(Sin) * s.Y, s => s.X.Of(Cos) * s.Y, s => -(s.X.Of(Cos) * s.Y)),
        ["transposed"] = new(["v[i]"], s => s.Sum(r => s.W[s.J, r] * s.V[r]), s => s.W[s.J, s.I], s => s.W[s.I, s.J]),
        ["misplaced parenthesis"] = new(["x"], s => (s.X * s.Y).Of(Tanh), s => (s.Number(1) - (s.X * s.Y).Of(Tanh).To(2)) * s.Y, s => s.Number(1) - ((s.X * s.Y).Of(Tanh).To(2) * s.Y)),
        ["φ for φ'"] = new(["x"], s => s.Y * s.X.Of(Sigmoid), s => s.Y * s.X.Of(Sigmoid) * (s.Number(1) - s.X.Of(Sigmoid)), s => s.Y * s.X.Of(Sigmoid)),
        ["φ' for φ"] = new([], s => s.Y * s.X.Of(Sin), s => s.Y * s.X.Of(Sin), s => s.Y * s.X.Of(Cos)),
        ["extra factor"] = new(["x"], s => s.Y * s.X.Of(Sin), s => s.Y * s.X.Of(Cos), s => s.Y * s.Y * s.X.Of(Cos)),
        ["missing factor"] = new(["x"], s => s.X * s.X * s.Y, s => s.Number(2) * s.X * s.Y, s => s.X * s.Y),
        ["wrong index"] = new(["v[i]"], s => s.Sum(r => s.U[r] * s.V[r].To(3)), s => s.Number(3) * s.U[s.I] * s.V[s.I].To(2), s => s.Number(3) * s.U[s.I + 1] * s.V[s.I].To(2)),
        ["extra term"] = new(["x"], s => s.X.To(3), s => s.Number(3) * s.X * s.X, s => (s.Number(3) * s.X * s.X) + s.X),
        ["missing term"] = new(["x"], s => (s.X * s.X * s.Y) + (s.X * s.Y), s => (s.Number(2) * s.X * s.Y) + s.Y, s => s.Number(2) * s.X * s.Y),
        ["exponent"] = new([], s => s.X.Of(Tanh).To(2).Of(Exp), s => s.X.Of(Tanh).To(2).Of(Exp), s => s.X.Of(Tanh).Of(Exp)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void WithTheSlip_AClaimIsRefuted_AndTheSlipNamed(string name)
    {
        var verdict = Decided(Cases[name], Cases[name].False);
        Assert.Equal((VerdictStatus.Refuted, name), (verdict.Status, verdict.Guess?.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WithoutIt_TheClaimIsProved_AndNothingIsGuessed(string name)
    {
        var verdict = Decided(Cases[name], Cases[name].True);
        Assert.Equal((VerdictStatus.Proved, null), (verdict.Status, verdict.Guess?.Name));
    }

    /// <summary>Another function altogether is no slip.</summary>
    [Fact]
    public void WhereNoSlipExplainsTheClaim_NothingIsGuessed()
    {
        var verdict = Decided(Cases["sign"], s => (s.X * s.Y).Of(Erf) + s.X.Of(Atan).To(3));
        Assert.Equal((VerdictStatus.Refuted, null), (verdict.Status, verdict.Guess?.Name));
    }

    private static Verdict Decided(Case one, Func<Scene, Quantity> claim) =>
        ClaimDecision.Decide(new(new Scene().Model(one.Model), new Scene().Model(claim)) { Targets = one.Targets, Output = one.Output });

    /// <summary>The parameters that models and claims here may take.</summary>
    private sealed class Scene
    {
        private readonly ModelBuilder _builder = new();

        public Scene()
        {
            (X, Y, U, V, W) = (_builder.Scalar("x", 0.5), _builder.Scalar("y", 0.25), _builder.Vector("u", 3), _builder.Vector("v", 3), _builder.Matrix("W", 3, 3));
            (I, J) = (_builder.Integer("i", 0), _builder.Integer("j", 1));
        }

        public Quantity X { get; }

        public Quantity Y { get; }

        public Elements U { get; }

        public Elements V { get; }

        public Elements W { get; }

        public Quantity I { get; }

        public Quantity J { get; }

        public Quantity Number(int value) => _builder.Number(new Rational(value));

        public Quantity Sum(Func<Quantity, Quantity> body) => _builder.Sum(V.Extent(0), body);

        public Calculus.Models.Model Model(Func<Scene, Quantity> value) => _builder.Value(value(this));
    }
}
