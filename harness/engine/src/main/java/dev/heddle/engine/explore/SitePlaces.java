package dev.heddle.engine.explore;

import dev.heddle.engine.explore.instrument.site.Sites;
import dev.heddle.engine.explore.kernel.Places;

/** Tells the kernel of the places that the instrumentation numbered. */
final class SitePlaces implements Places {
    private final Sites sites;

    SitePlaces(Sites sites) {
        this.sites = sites;
    }

    @Override
    public int field(int site) {
        return sites.get(site).location();
    }

    @Override
    public boolean writes(int site) {
        return sites.get(site).action().writes();
    }

    @Override
    public boolean inJdk(int site) {
        return sites.get(site).className().startsWith("java.");
    }

    @Override
    public String owner(int site) {
        return sites.get(site).owner();
    }

    @Override
    public int secondLock(int site) {
        return sites.lockOfCall(site);
    }

    @Override
    public int through(int site, String owner, String member, boolean writes) {
        return sites.through(site, owner, member, writes);
    }

    @Override
    public String member(int site) {
        return sites.get(site).member();
    }

    @Override
    public int endOfThread() {
        return sites.endOfThread();
    }
}
