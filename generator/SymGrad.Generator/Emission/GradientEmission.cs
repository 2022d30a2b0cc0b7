using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using SymGrad.Calculus;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>Derives one annotated method and writes its generated members.</summary>
public static class GradientEmission
{
    public static EmissionResult Emit(AnnotatedMethod method, CancellationToken token)
    {
        var code = new CodeWriter();
        var members = new GradientMembers(method);
        if (method.Model is null)
        {
            SourceFile.Write(code, method, members.WriteStubs, math: null);
            return new(new([new GeneratedFile(method.HintName, code.ToString())]), []);
        }

        var model = method.Model.ToModel();
        var derived = Derivation.Gradient(model, trace: null, token);
        var findings = ZeroDerivatives(derived).ToImmutableArray();
        if (findings.Any(f => f.Id == FindingIds.NamedDerivativeIsZero))
        {
            SourceFile.Write(code, method, members.WriteStubs, math: null);
            return new(new([new GeneratedFile(method.HintName, code.ToString())]), new(findings));
        }

        var formulas = new FormulaTexts(derived, token);
        var owner = method.Name.TrimStart('@') + "Math";
        var gradient = new DerivativeMath(method, derived, derived.Definitions, "Gradient", formulas, token);
        var value = new DerivativeMath(method, derived, derived.ForValue, "Value", formulas, token);
        var checks = new Preconditions(method, model);
        var extents = new ExtentPrinter(model, method);
        SourceFile.Write(
            code,
            method,
            file =>
            {
                members.WriteAllocatingForm(file, formulas.Summary);
                members.WriteDestinationForm(file, gradient, checks, extents, owner, formulas.Summary);
                members.WriteValueForm(file, value, checks, extents, owner, formulas.ValueSummary);
                if (method.EmitFormulas)
                {
                    formulas.Write(file, method);
                }
            },
            file =>
            {
                file.Line("/// <summary>The derivation as code: what the formulas name has the same name here.</summary>");
                file.Open($"file static class {owner}");
                gradient.Write(file);
                value.Write(file);
                file.Close();
            });
        return new(new([new GeneratedFile(method.HintName, code.ToString())]), new(findings));
    }

    /// <summary>A derivative that vanishes identically is never what its author meant.</summary>
    private static IEnumerable<Finding> ZeroDerivatives(Derived derived) =>
        from derivative in derived.Derivatives
        where derivative.Body is Number { Value.IsZero: true }
        let parameter = derived.Model.Parameters.First(p => p.Tensor == derivative.Of)
        select new Finding(
            parameter.IsNamed ? FindingIds.NamedDerivativeIsZero : FindingIds.SweptDerivativeIsZero,
            parameter.Origin,
            new EquatableArray<string>([parameter.Name, derived.Model.Name]));
}
