using SymGrad.Calculus.Steps;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Tool.Drawings;
using SymGrad.Tool.Plots;

namespace SymGrad.Tool.Sheets;

/// <summary>A sheet, whatever it is written as.</summary>
internal sealed record Sheet(string Title, IReadOnlyList<Exercise> Exercises);

/// <summary>What stands under one heading.</summary>
internal sealed record Exercise(string? Number, string Title, IReadOnlyList<Block> Blocks);

/// <summary>A part of an exercise.</summary>
internal abstract record Block;

/// <summary>A small heading.</summary>
internal sealed record Caption(string Text) : Block;

/// <summary>A paragraph: words, and between them formulas.</summary>
internal sealed record Paragraph(IReadOnlyList<Box> Parts) : Block;

/// <summary>A formula on lines of its own; a result is set off.</summary>
internal sealed record Display(Box Formula, bool IsResult = false) : Block;

/// <summary>Numbered steps.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="First">The number of the first one.</param>
internal sealed record StepList(IReadOnlyList<Step> Steps, int First) : Block;

/// <summary>C# within a paragraph.</summary>
internal sealed record Code(string Text) : Box;

/// <summary>A claim with its verdict.</summary>
/// <param name="Name">Who claims.</param>
/// <param name="Said">What is claimed.</param>
/// <param name="Verdict">The verdict in a word.</param>
/// <param name="Mark">The verdict, and whether the project keeps it quiet.</param>
/// <param name="Found">What was found, and what is true instead.</param>
internal sealed record ClaimBlock(string Name, IReadOnlyList<Block> Said, string Verdict, string Mark, IReadOnlyList<Block> Found) : Block;

/// <summary>A computation as a graph.</summary>
internal sealed record DrawingBlock(Drawing Drawing) : Block;

/// <summary>A plot.</summary>
internal sealed record PlotBlock(Plot Plot) : Block;

/// <summary>What is wrong with a method, in place of what could not be derived.</summary>
internal sealed record Fault(string Text) : Block;
