using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using SymGrad.Calculus;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Differentiation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Scheduling;
using SymGrad.Calculus.Simplification;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>Derives one annotated method and writes its generated members.</summary>
public static class MethodEmission
{
    public static EmissionResult Emit(AnnotatedMethod method, CancellationToken token)
    {
        if (method.Model is null)
        {
            return Stubs(method, []);
        }

        var model = method.Model.ToModel(ScalarAlgebras.Named(method.Algebra));
        var requests = Requests(method, model);
        Derived derived;
        try
        {
            derived = Derivation.Of(model, requests, trace: null, token);
        }
        catch (NoBoundException)
        {
            return Refused(method, FindingIds.NoBound, 0, model.Name);
        }
        catch (NoOrderException)
        {
            return Refused(method, FindingIds.NoOrder, 0, model.Name);
        }
        catch (NoDerivativeException rule)
        {
            return Refused(method, FindingIds.NoDerivative, 0, rule.Message);
        }

        var findings = ZeroDerivatives(method, derived).ToImmutableArray();
        if (findings.Any(f => f.Id == FindingIds.NamedDerivativeIsZero))
        {
            return Stubs(method, findings);
        }

        var formulas = new FormulaTexts(derived, method.Typesetting, token);
        var owner = method.Name.TrimStart('@') + "Math";
        List<(Computation Computation, DerivativeMath Math)> computations;
        try
        {
            computations = [.. Computations(method, derived).Select(c => (c, new DerivativeMath(c, formulas, token)))];
        }
        catch (NoBoundException)
        {
            return Refused(method, FindingIds.NoBound, 0, model.Name);
        }
        catch (NoCheckpointsException refusal)
        {
            return Refused(method, FindingIds.NoCheckpoints, OriginOf(refusal.Place, derived), model.Name, refusal.Message);
        }

        var code = new CodeWriter();
        SourceFile.Write(
            code,
            method,
            file =>
            {
                foreach (var (computation, math) in computations)
                {
                    new DerivativeMembers(method, computation.Member, computation.IsDiagonal).Write(file, computation, math, owner, formulas.SummaryOf(computation));
                }

                if (method.EmitFormulas)
                {
                    formulas.Write(file, method);
                }
            },
            file =>
            {
                file.Line("/// <summary>The derivation as code: what the formulas name has the same name here.</summary>");
                file.Open($"file static class {owner}");
                foreach (var (_, math) in computations)
                {
                    math.Write(file);
                }

                file.Close();
            });
        return new(new([new GeneratedFile(method.HintName, QualifiedNames.In(code.ToString(), method.HiddenNames))]), new(findings));
    }

    /// <summary>What the attributes of a method ask the engine for.</summary>
    public static IReadOnlyList<DerivativeRequest> Requests(AnnotatedMethod method, Calculus.Models.Model model) =>
    [
        .. method.Derivatives.Select(d => new DerivativeRequest(d.Kind, [.. d.By.Select(k => model.Parameters[k].Tensor)])
        {
            Order = d.Order,
            Layout = d.InputsFirst ? AxisOrder.InputsFirst : AxisOrder.OutputsFirst,
        }),
    ];

    /// <summary>The place in the source of what a definition was made from: its own, that of what it is an adjoint of, or of what it reads.</summary>
    private static int OriginOf(Definition? definition, Derived derived)
    {
        var byTarget = derived.Definitions.ToDictionary(d => d.Target);
        var open = new Queue<Definition>(definition is null ? [] : [definition]);
        for (var seen = new HashSet<Tensor>(); open.Count > 0;)
        {
            var next = open.Dequeue();
            if (next.Origin > 0)
            {
                return next.Origin;
            }

            foreach (var tensor in next.Body.Nodes().OfType<Read>().Select(r => r.Tensor).Prepend(next.Of).OfType<Tensor>().Where(seen.Add).Where(byTarget.ContainsKey))
            {
                open.Enqueue(byTarget[tensor]);
            }
        }

        return 0;
    }

    /// <summary>All members: those of each derivative, in the order of the kinds, and the value alone.</summary>
    private static IEnumerable<Computation> Computations(AnnotatedMethod method, Derived derived)
    {
        for (var k = 0; k < method.Derivatives.Count; k++)
        {
            yield return Computation.OfMember(method, derived, k);
            if (Computation.OfDiagonal(method, derived, k) is { } diagonal)
            {
                yield return diagonal;
            }
        }

        yield return Computation.OfValue(method, derived);
    }

    private static EmissionResult Refused(AnnotatedMethod method, string id, int origin, params string[] arguments) =>
        Stubs(method, [new(id, origin, new EquatableArray<string>([.. arguments]))]);

    private static EmissionResult Stubs(AnnotatedMethod method, ImmutableArray<Finding> findings)
    {
        var code = new CodeWriter();
        SourceFile.Write(
            code,
            method,
            file =>
            {
                foreach (var member in method.Derivatives)
                {
                    new DerivativeMembers(method, member, isDiagonal: false).WriteStubs(file);
                    if (member.DiagonalName is not null)
                    {
                        new DerivativeMembers(method, member, isDiagonal: true).WriteStubs(file);
                    }
                }

                new DerivativeMembers(method, member: null, isDiagonal: false).WriteStubs(file);
            },
            math: null);
        return new(new([new GeneratedFile(method.HintName, code.ToString())]), new(findings));
    }

    /// <summary>
    /// A first derivative that vanishes identically is never what its author meant, unless it is by a member of something that matters
    /// otherwise; of a second one it is a fact worth having, as long as the first does not vanish.
    /// </summary>
    private static IEnumerable<Finding> ZeroDerivatives(AnnotatedMethod method, Derived derived)
    {
        var parameters = derived.Model.Parameters.ToList();
        int PositionOf(Definition derivative) => parameters.FindIndex(p => p.Tensor == derivative.Of);
        var first = derived.Derivatives.Where(d => d.Differential is { Order: 1, Kind: not DerivativeKind.Jvp }).ToList();
        return (
            from derivative in first
            where IsZero(derivative)
                && !derived.DerivativesOf(derivative.Differential!.Request).Any(d => d.Differential!.Output is not null && d.Of == derivative.Of && !IsZero(d))
            let position = PositionOf(derivative)
            let whole = method.OwnerOf(position)
            let parameter = parameters[position]
            let isPart = first.Exists(d => !IsZero(d) && d.Of!.IsParameter && method.OwnerOf(PositionOf(d)) == whole)
            select new Finding(
                isPart ? FindingIds.MemberDerivativeIsZero : parameter.IsNamed ? FindingIds.NamedDerivativeIsZero : FindingIds.SweptDerivativeIsZero,
                parameter.Origin,
                new EquatableArray<string>([isPart ? method.Parameters[position].Title : whole.Title, derived.Model.Name]))).Distinct();
    }

    private static bool IsZero(Definition derivative) => derivative.Body is Number { Value.IsZero: true };
}
