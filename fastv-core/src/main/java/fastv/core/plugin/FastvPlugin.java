package fastv.core.plugin;

import com.google.inject.Module;

/**
 * The Guice module of a jar that takes part in fastv, named in {@code
 * META-INF/services/fastv.core.plugin.FastvPlugin}.
 *
 * <p>It binds what it brings into map binders under public names; a table of contents without
 * logic. The jar's manifest says {@code Fastv-Api: 1}, the version it was built against: a jar of
 * another version is left out before any of its classes is loaded.
 */
public interface FastvPlugin extends Module {

    /** The version of everything a plugin compiles against; raised when that changes. */
    String API = "1";

    /** The attribute of a jar's manifest that says which version it was built against. */
    String API_ATTRIBUTE = "Fastv-Api";
}
