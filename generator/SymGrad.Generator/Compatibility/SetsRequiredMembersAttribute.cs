namespace System.Diagnostics.CodeAnalysis;

/// <summary>netstandard2.0 has no such type; the compiler marks the copy constructors of records with it.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
