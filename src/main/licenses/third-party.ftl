<#-- One line for each library: what it is, by which licences, where it comes from. -->
libsqlctl is under the MIT licence: see LICENSE. It is packed together with these libraries.
Their licences are in licenses/: those that a library brings along in a directory of its name, the others under
the licence's name or the library's.

<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
${project.artifactId} ${project.version} (${project.groupId}): <#list entry.getValue() as licence>${licence}<#sep> or </#list>
<#if project.url??>  ${project.url}
</#if></#list>
